"use strict";(()=>{for(let e of["localStorage","sessionStorage"])try{Reflect.get(self,e)}catch{Object.defineProperty(self,e,{value:{getItem:()=>null,setItem(){}}})}})();
