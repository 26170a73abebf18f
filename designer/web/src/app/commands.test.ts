// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Command, handleKeys, keysOf, useCommands } from "./commands";

function press(
  key: string,
  held: KeyboardEventInit = {},
  target: EventTarget = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  return event;
}

const leave: (() => void)[] = [];
function offer(command: Partial<Command> = {}): ReturnType<typeof vi.fn> {
  const run = vi.fn();
  leave.push(useCommands.getState().register([{ id: "one", keys: ["Ctrl+Z"], run, ...command }]));
  return run;
}

afterEach(() => {
  for (const undo of leave.splice(0)) undo();
  document.body.replaceChildren();
});

describe("what was pressed", () => {
  it.each([
    ["z", { ctrlKey: true }, "Ctrl+Z"],
    ["Z", { ctrlKey: true, shiftKey: true }, "Ctrl+Shift+Z"],
    ["?", { shiftKey: true }, "?"],
    ["ArrowRight", { altKey: true }, "Alt+ArrowRight"],
    ["Tab", { shiftKey: true }, "Shift+Tab"],
    [" ", {}, "Space"],
    ["ß", { altKey: true, code: "KeyS" }, "Alt+S"],
  ])("%s with %o is %s", (key, held, said) => {
    expect(keysOf(press(key, held))).toBe(said);
  });
});

describe("a command", () => {
  it("runs when its keys are pressed, and the browser does nothing else", () => {
    const run = offer();
    const event = press("z", { ctrlKey: true });
    expect(handleKeys(event)).toBe(true);
    expect(run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it("leaves keys to the field in which somebody types, unless it is meant for everywhere", () => {
    const field = document.body.appendChild(document.createElement("input"));
    const undo = offer();
    const save = offer({ id: "two", keys: ["Ctrl+S"], everywhere: true });
    expect(handleKeys(press("z", { ctrlKey: true }, field))).toBe(false);
    expect(handleKeys(press("s", { ctrlKey: true }, field))).toBe(true);
    expect(undo).not.toHaveBeenCalled();
    expect(save).toHaveBeenCalledOnce();
  });

  it("waits until it can be done", () => {
    const run = offer({ enabled: () => false });
    expect(handleKeys(press("z", { ctrlKey: true }))).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it("goes with the part of the page that offered it", () => {
    offer();
    leave.pop()?.();
    expect(handleKeys(press("z", { ctrlKey: true }))).toBe(false);
  });

  it("may have keys that are pressed one after the other", () => {
    const run = offer({ keys: ["Alt+S U"] });
    const other = offer({ id: "two", keys: ["U"] });
    press("s", { altKey: true, code: "KeyS" });
    expect(handleKeys(press("s", { altKey: true, code: "KeyS" }))).toBe(true);
    expect(handleKeys(press("Shift", { shiftKey: true }))).toBe(false);
    expect(handleKeys(press("u"))).toBe(true);
    expect(run).toHaveBeenCalledOnce();
    expect(handleKeys(press("u"))).toBe(true);
    expect(other).toHaveBeenCalledOnce();
  });
});
