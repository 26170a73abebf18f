/** Names that are proposed for recordings; whether they can be used, the server says. */

const SUFFIX = /\.[A-Za-z0-9]{1,5}$/;

/** `My greeting (2).wav` → `My_greeting_2`; of a file in a folder: `cards/lost.wav` → `cards/lost`. */
export function nameOfFile(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(SUFFIX, "")
    .split("/")
    .map((part) => part.replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^[_-]+|[_-]+$/g, ""))
    .filter(Boolean)
    .join("/");
}

/** The name itself, or with a number behind it when there is one like it. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}_${number}`;
  return name;
}
