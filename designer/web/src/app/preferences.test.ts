// @vitest-environment jsdom
import { expect, it } from "vitest";
import { usePreferences } from "./preferences";

it("a part that was folded away is as large as before when it is shown again", () => {
  const { setSize } = usePreferences.getState();
  setSize("drawer", 199.6);
  expect(usePreferences.getState().sizes).toEqual({ side: 200, inspector: 360, drawer: 200 });
  setSize("drawer", 0);
  setSize("drawer", undefined);
  expect(usePreferences.getState().sizes.drawer).toBe(200);
});
