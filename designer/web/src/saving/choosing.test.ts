import { describe, expect, it } from "vitest";
import type { Block, FlowDocument } from "../document/types";
import { type Conflict, settled } from "./choosing";

const prompt = (english: string, chinese: string): NonNullable<Block["entries"]>[number] => ({
  type: "field",
  name: "prompt",
  value: {
    type: "localized",
    languages: [
      { language: "en-US", text: english },
      { language: "zh-CN", text: chinese },
    ],
  },
});

const flow = (title: string, main: Partial<Block> | null): FlowDocument => ({
  header: { id: "bank", title },
  blocks: main ? [{ type: "block", kind: "menu", id: "main", ...main }] : [],
});

const conflict = (part: string, more: Partial<Conflict> = {}): Conflict => ({
  node: "main",
  part,
  language: null,
  base: null,
  mine: null,
  theirs: null,
  ...more,
});

describe("settled", () => {
  const mine = flow("Mine", { title: "My menu", entries: [prompt('"hi"', '"您好"')] });
  const theirs = flow("Theirs", { title: "Their menu", entries: [prompt('"hello"', '"你好"')] });
  const sides = { mine, theirs };

  it("keeps mine where nothing was chosen", () => {
    expect(settled(mine, sides, [conflict("title")], [undefined])).toEqual(mine);
  });

  it("takes their title, or one language of their prompt, and nothing else", () => {
    expect(settled(mine, sides, [conflict("title")], ["theirs"]).blocks).toEqual([
      { type: "block", kind: "menu", id: "main", title: "Their menu", entries: [prompt('"hi"', '"您好"')] },
    ]);
    const chinese = conflict("prompt", { language: "zh-CN" });
    expect(settled(mine, sides, [chinese], ["theirs"]).blocks?.[0]).toMatchObject({
      title: "My menu",
      entries: [prompt('"hi"', '"你好"')],
    });
  });

  it("settles the header apart from nodes", () => {
    const taken = settled(mine, sides, [conflict("title", { node: null })], ["theirs"]);
    expect(taken.header.title).toBe("Theirs");
    expect(taken.blocks).toBe(mine.blocks);
  });

  it("removes what the chosen side has removed, and brings back what it kept", () => {
    const gone = { mine: flow("Mine", null), theirs };
    expect(settled(theirs, gone, [conflict("node")], ["mine"]).blocks).toEqual([]);
    expect(settled(gone.mine, gone, [conflict("node")], ["theirs"]).blocks).toEqual(theirs.blocks);
  });

  it("knows exits by their argument", () => {
    const exit = (target: string) => ({ type: "exit", name: "key", argument: '"1"', target }) as const;
    const own = flow("", { entries: [exit("a")] });
    const other = flow("", { entries: [exit("b")] });
    const taken = settled(own, { mine: own, theirs: other }, [conflict('key "1"')], ["theirs"]);
    expect(taken.blocks?.[0]).toMatchObject({ entries: [exit("b")] });
  });
});
