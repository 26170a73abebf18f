import { expect, it } from "vitest";
import { savedBeside, useSaving } from "./store";

it("a revision that follows the known one is known; what others saved in between is not", () => {
  useSaving.setState({ revision: 4 });
  savedBeside(5);
  expect(useSaving.getState().revision).toBe(5);
  savedBeside(7);
  expect(useSaving.getState().revision).toBe(5);
});
