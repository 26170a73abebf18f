/** What is pasted into an expression, as one line: line ends become a blank, what no flow can hold goes. */

const LINE_END = /[^\S\r\n\u2028\u2029]*[\r\n\u2028\u2029]\s*/g;
const UNSEEN = /[\p{Cc}\p{Cs}\uFEFF]/gu;

export function onOneLine(text: string): string {
  return text.replace(LINE_END, " ").replaceAll("\t", " ").replace(UNSEEN, "");
}
