import { expect, it } from "vitest";
import { sheetOf, withoutWriters } from "./antdStyles";

const UNUSED = new Set(["tour", "tree-select"]);

function kept(sheet: string): string {
  return new TextDecoder().decode(sheetOf(new TextEncoder().encode(sheet), UNUSED));
}

it("rules of components that no page draws are left out", () => {
  expect(kept(".ant-btn{margin:0}.ant-tour{margin:0}.ant-tour-inner .ant-btn{margin:0}")).toBe(
    ".ant-btn{margin:0}",
  );
  expect(kept(".ant-tree-select{margin:0}.ant-tree-node{margin:0}")).toBe(".ant-tree-node{margin:0}");
});

it("a rule for several stays for those that are drawn", () => {
  expect(kept(".ant-tour,.ant-btn{margin:0}")).toContain(".ant-btn");
  expect(kept("@media (width>=576px){.ant-tour{margin:0}}")).toBe("");
  expect(kept("a{margin:0}@keyframes antFadeIn{to{opacity:1}}")).toContain("antFadeIn");
});

it("the theme with which the sheet was made is not ours", () => {
  expect(kept(".css-var-_R_0_{--ant-blue:#1677ff}.data-ant-cssinjs-cache-path{content:x}")).toBe("");
});

it("components write no styles, and still say what their variables are", () => {
  const code = withoutWriters(
    "const gen = token => ({ a: token.b });\n" +
      "export default genStyleHooks('Button', token => [gen(token)], prepareComponentToken, { unitless: {} });\n" +
      "export const Compact = genSubStyleComponent(['Button', 'compact'], genCompact, prepareComponentToken);\n",
  );
  expect(code).toContain("genStyleHooks('Button', () => [], prepareComponentToken, { unitless: {} })");
  expect(code).toContain("genSubStyleComponent(['Button', 'compact'], () => [], prepareComponentToken)");
  expect(code).toContain("const gen = token");
});
