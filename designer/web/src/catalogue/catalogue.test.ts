import { expect, test } from "vitest";
import { Catalogue } from "./catalogue";

const KEY = { name: "key", label: "按键" };
const SILENCE = { name: "noinput", label: "无输入" };
const MENU = { kind: "menu", help: "Offer choices.\n\nMore.", exits: [KEY, SILENCE] };

test("exits are told in words, those of unknown kinds as records have them", () => {
  const told = { families: [], header: {}, kinds: [MENU] } as unknown as ConstructorParameters<
    typeof Catalogue
  >[0];
  const catalogue = new Catalogue(told);
  expect(catalogue.exitInWords("noinput")).toBe("无输入");
  expect(catalogue.exitInWords("key 1")).toBe("按键 1");
  expect(catalogue.exitInWords("of another package")).toBe("of another package");
});
