/** From the drawing to the form and back, by keyboard. */

import { useLooking } from "./selection";

/** The node whose box has the focus. */
export function focusedNode(): string | undefined {
  const box = document.activeElement?.closest<HTMLElement>(".react-flow__node");
  return box?.dataset.id;
}

/** The keyboard is not in a form, a list or on a button, where arrows and Enter have a meaning of their own. */
export function isOnCanvas(): boolean {
  const focused = document.activeElement;
  return !focused || focused === document.body || focused.closest(".react-flow") !== null;
}

/** Chooses the box that has the focus, and goes on to its form. */
export function editChosen(): void {
  const focused = focusedNode();
  if (focused) useLooking.getState().select([focused]);
  // The form of another node is there after the next rendering.
  setTimeout(() => {
    document.querySelector<HTMLElement>(".inspector input, .inspector textarea")?.focus();
  });
}
