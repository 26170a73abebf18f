import { expect, it } from "vitest";
import type { Catalogue } from "../catalogue/catalogue";
import type { AnyBlock, FlowDocument } from "../document/types";
import { Projection } from "./projection";

const CATALOGUE = { kind: () => undefined } as unknown as Catalogue;
const SEEN = { catalogue: CATALOGUE, nodes: new Map(), heard: "en-US" };

function block(id: string, target?: string): AnyBlock {
  const exits = target ? [{ type: "exit", name: "done", argument: "", target }] : [];
  return { type: "block", id, kind: "play", entries: exits } as unknown as AnyBlock;
}

const flow = (...blocks: AnyBlock[]): FlowDocument => ({ header: { id: "" }, blocks }) as FlowDocument;

it("an exit leads nowhere that is drawn when its node goes, and there again when it comes back", () => {
  const projection = new Projection();
  const [welcome, bye] = [block("welcome", "bye"), block("bye")];
  const builtIn = (document: FlowDocument) => projection.views(document, SEEN)[0]?.exits[0]?.builtIn;
  expect(builtIn(flow(welcome, bye))).toBe(false);
  expect(builtIn(flow(welcome))).toBe(true);
  expect(builtIn(flow(welcome, bye))).toBe(false);
});

it("a node that did not change keeps its view, and one of which a check tells something else its exits", () => {
  const projection = new Projection();
  const [welcome, bye] = [block("welcome", "bye"), block("bye")];
  const [before] = projection.views(flow(welcome, bye), SEEN);
  expect(projection.views(flow(welcome, bye), SEEN)[0]).toBe(before);
  const checked = { ...SEEN, nodes: new Map([["welcome", { id: "welcome" }]]) } as unknown as typeof SEEN;
  const [after] = projection.views(flow(welcome, bye), checked);
  expect(after).not.toBe(before);
  expect(after?.exits).toBe(before?.exits);
});
