import { expect, it } from "vitest";
import type { Asked, Catalogue, Saved } from "./types";
import { datesOf, fileOf, isChanged, SERVICES, searchOf, viewOf } from "./view";

const ASKED: Asked = {
  measures: ["offered", "contained"],
  when: "last 7 days",
  zone: "UTC",
  unit: "auto",
  group_by: [],
  only: [],
  compare: true,
};
const CATALOGUE: Catalogue = {
  measures: [],
  dimensions: [],
  units: [],
  whens: [],
  ready: [{ name: "traffic", title: "Traffic", help: "", asked: ASKED }],
};
const SAVED: Saved[] = [
  {
    number: 12,
    name: "Mine",
    shared: false,
    author: "wang",
    saved: "2026-03-02T00:00:00Z",
    asked: { ...ASKED, group_by: ["flow"], only: [{ dimension: "flow", values: ["a=b", "c"] }] },
  },
];

const view = (search: string) => viewOf(search, CATALOGUE, SAVED, "Asia/Shanghai");

it("the first report is shown, by the clock of the browser", () => {
  expect(view("")?.report).toBe("traffic");
  expect(view("")?.asked).toEqual({ ...ASKED, zone: "Asia/Shanghai" });
});

it("a saved report keeps its own clock", () => {
  expect(view("report=saved-12")?.asked).toEqual(SAVED[0]?.asked);
});

it("what nobody has is not there", () => {
  expect(view("report=saved-13")).toBeUndefined();
  expect(view("report=%3Cscript%3E")).toBeUndefined();
});

it("an address holds what is changed, and gives it back", () => {
  for (const report of ["traffic", "saved-12", SERVICES]) {
    const shown = view(`report=${report}`);
    if (!shown) throw new Error(report);
    expect(searchOf(shown)).toBe(`report=${report}`);
    expect(isChanged(shown)).toBe(false);
    const changes: Partial<Asked>[] = [
      { when: "2026-03-01..2026-03-31", zone: "Europe/Berlin", unit: "" },
      { measures: [], group_by: [], only: [] },
      { measures: ["visits"], group_by: ["node", "flow"], compare: false },
      { only: [{ dimension: "route", values: ["95=588", "1&2"] }] },
    ];
    for (const change of changes) {
      const asked = { ...shown.asked, ...change };
      const again = view(searchOf({ ...shown, asked }));
      expect(again?.asked).toEqual(asked);
      expect(again?.report).toBe(report);
    }
    const later = { ...shown, asked: { ...shown.asked, when: "today" } };
    expect(isChanged(later)).toBe(report === "saved-12");
    expect(isChanged({ ...shown, asked: { ...shown.asked, compare: false } })).toBe(true);
  }
});

it("a file is the same question", () => {
  const shown = view("report=saved-12");
  if (!shown) throw new Error();
  const url = new URL(fileOf(shown, "xlsx", "Mine & yours", "zh-CN"), "http://localhost");
  expect(url.pathname).toBe("/api/reports/answer");
  expect(url.searchParams.getAll("only")).toEqual(["flow=a=b", "flow=c"]);
  expect(url.searchParams.getAll("measures")).toEqual(["offered", "contained"]);
  expect(url.searchParams.get("title")).toBe("Mine & yours");
  const services = view(`report=${SERVICES}`);
  if (!services) throw new Error();
  expect(fileOf(services, "csv", "", "en")).toBe(
    "/api/reports/services?when=last+7+days&zone=Asia%2FShanghai&format=csv&title=&language=en",
  );
});

it("dates are told from words", () => {
  expect(datesOf("2026-03-01..2026-03-31")).toEqual(["2026-03-01", "2026-03-31"]);
  expect(datesOf("2026-03-01")).toEqual(["2026-03-01", "2026-03-01"]);
  expect(datesOf("last month")).toBeUndefined();
});
