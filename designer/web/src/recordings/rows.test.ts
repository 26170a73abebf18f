import { describe, expect, it } from "vitest";
import type { LanguagePieces, Piece } from "./queries";
import { count, filtered, isSilent, placesOf, rowsOf, speakersOf, waitingOf } from "./rows";

function piece(name: string, more: Partial<Piece> = {}): Piece {
  return {
    name,
    transcript: "",
    file: null,
    sha256: null,
    duration_ms: null,
    fault: null,
    of_values: false,
    uses: [],
    ...more,
  };
}

const use = (flow: string, node: string, published = false) => ({ flow, node, published });

const LANGUAGES: LanguagePieces[] = [
  {
    language: "en-US",
    pieces: [
      piece("digit/10", { of_values: true }),
      piece("digit/2", { of_values: true }),
      piece("welcome", {
        file: "welcome.wav",
        transcript: "Welcome to the bank.",
        uses: [use("bank", "hello")],
      }),
      piece("lost", { uses: [use("bank", "lost", true), use("bank", "lost")] }),
    ],
  },
  {
    language: "zh-CN",
    pieces: [
      piece("welcome", { transcript: "欢迎", uses: [use("bank", "hello")] }),
      piece("old", { file: "old.wav" }),
    ],
  },
];
const ROWS = rowsOf(LANGUAGES);
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

describe("rows", () => {
  it("have one name each, numbers in their order, and the pieces of all languages", () => {
    expect(names(ROWS)).toEqual(["digit/2", "digit/10", "lost", "old", "welcome"]);
    expect(Object.keys(ROWS[4]?.pieces ?? {})).toEqual(["en-US", "zh-CN"]);
  });
  it("of numbers and dates are shown when they are asked for", () => {
    expect(names(filtered(ROWS, "", "all", false))).toEqual(["lost", "old", "welcome"]);
    expect(names(filtered(ROWS, "", "all", true))).toHaveLength(5);
  });
  it("are found by name, by what is said and by the flow that plays them", () => {
    expect(names(filtered(ROWS, "欢迎", "all", false))).toEqual(["welcome"]);
    expect(names(filtered(ROWS, "BANK lo", "all", false))).toEqual(["lost"]);
    expect(names(filtered(ROWS, "bank", "all", false))).toEqual(["lost", "welcome"]);
  });
  it("are missing where a flow plays them and nothing is recorded", () => {
    expect(names(filtered(ROWS, "", "missing", false))).toEqual(["lost", "welcome"]);
    expect(count(ROWS, "missing")).toBe(2);
    expect(names(filtered(ROWS, "", "unused", true))).toEqual(["old"]);
  });
});

describe("a piece", () => {
  it("cannot be heard when a flow plays what is neither recorded nor written down", () => {
    const [lost, welcome] = [ROWS[2]?.pieces["en-US"], ROWS[4]?.pieces["zh-CN"]];
    expect(lost && isSilent(lost)).toBe(true);
    expect(welcome && isSilent(welcome)).toBe(false);
  });
  it("names each node once, and whether callers hear it", () => {
    expect(placesOf(Object.values(ROWS[2]?.pieces ?? {}))).toEqual([use("bank", "lost", true)]);
  });
});

describe("what waits to be published", () => {
  const languages: LanguagePieces[] = [
    {
      language: "en-US",
      pieces: [
        piece("added", { file: "added.wav", waits: true, speaker: "Anna" }),
        piece("changed", { file: "changed.wav", waits: true, heard: "5f", speaker: "Ben" }),
        piece("gone", { waits: true, heard: "6a" }),
        piece("spoken", { waits: true, transcript: "Hello." }),
        piece("same", { file: "same.wav", heard: "7b", speaker: "Anna" }),
      ],
    },
  ];
  it("is told with what changed", () => {
    expect(waitingOf(languages).map(({ piece: { name }, change }) => [name, change])).toEqual([
      ["added", "new"],
      ["changed", "replaced"],
      ["gone", "removed"],
      ["spoken", "words"],
    ]);
    expect(count(rowsOf(languages), "waiting")).toBe(4);
  });
  it("is found by who is heard, and everybody is named once", () => {
    expect(names(filtered(rowsOf(languages), "anna", "waiting", false))).toEqual(["added"]);
    expect(speakersOf(languages)).toEqual(["Anna", "Ben"]);
  });
});
