import { expect, test } from "vitest";
import { useDrawer } from "./store";

test("a part that is asked for is there, also when the drawer was folded", () => {
  expect(useDrawer.getState().open).toBe(false);
  useDrawer.getState().show("problems");
  expect(useDrawer.getState()).toMatchObject({ tab: "problems", open: true });
  useDrawer.getState().fold();
  expect(useDrawer.getState()).toMatchObject({ tab: "problems", open: false });
  useDrawer.getState().show("tests");
  expect(useDrawer.getState()).toMatchObject({ tab: "tests", open: true });
});
