// A small archive to search: one interview of three exchanges in two languages, a topic, a person, a term, a page.

/** @import { Archive } from "../types/archive.js" */

/** @type {Archive} */
export const ARCHIVE = {
  language: "en",
  tags: { en: "en", zh: "zh-Hans" },
  people: { ada: ["Ada Gray", "艾达·格雷"], ben: ["Ben Stone", "本·斯通"] },
  topics: { rivers: ["Rivers", "河流"] },
  interviews: [{
    id: "talk", at: "interviews/talk/", title: "A talk on fish", publisher: "A paper", year: "2017",
    entries: {
      at: ["", "#q1", "#q2", "#q3"],
      title: ["A talk on fish", "Salmon farms", "Overfitting", "A day of work"],
      question: ["", "How did the salmon farms begin?", "What do you call overfitting?", "How do you spend a day?"],
      answer: [
        "Printed in a paper.",
        "We built cages.\nThe fjord was cold, and the salmon grew.",
        "A model that knows its samples by heart, for better or worse.",
        "I read in the morning. I answer letters about salmon at noon.",
      ],
      who: [["ben", "ada"], ["ben", "ada"], ["ben", "ada"], ["ben", "ada"]],
      topics: [[], ["rivers"], [], []],
      about: ["", "how farming changed a fjord", "", ""],
      labels: [null, "aquaculture", "", ""],
      others: {
        zh: {
          title: ["谈鱼", "鲑鱼养殖场", "过拟合", null],
          question: ["", "鲑鱼养殖场是怎么开始的？", "你说的过拟合是什么？", null],
          answer: ["载于一份报纸。", "我们造了网箱。\n峡湾很冷，鲑鱼长大了。", "模型把样本背了下来。", null],
        },
      },
    },
  }],
  pages: [
    { kind: "topic", at: "topics/rivers/", title: "Rivers", text: "What lives in running water.", labels: "streams", others: { zh: { title: "河流", answer: "流水里的生命。" } } },
    { kind: "person", at: "people/ada/", title: "Ada Gray", text: "", others: { zh: { title: "艾达·格雷", answer: "" } } },
    { kind: "term", at: "glossary/#overfitting", title: "overfitting", text: "Fitting noise instead of structure.", others: { zh: { title: "过拟合", answer: "拟合了噪声。" } } },
    { kind: "page", at: "about/#rights", title: "Rights", text: "Who may print what.", others: {} },
  ],
  equivalents: [{ forms: ["overfitting", "过拟合"], weight: "term" }, { forms: ["軟體", "软件"], weight: "regional" }],
  variants: [["鮭", "鲑"], ["魚", "鱼"], ["養", "养"], ["場", "场"], ["過", "过"], ["擬", "拟"]],
  common: { words: ["the", "how", "do", "you", "what", "is"], characters: "的是了" },
}
