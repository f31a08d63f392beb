// Before the theme's scripts: where a browser may keep nothing, they would stop at the first try to remember, and with
// them the search. What remembers nothing takes the place of what cannot be had.

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    void Reflect.get(self, name)
  } catch {
    Object.defineProperty(self, name, { value: { getItem: () => null, setItem() {} } })
  }
}
