import { useEffect } from "react";
import { type Command, handleKeys, useCommands } from "./commands";

/** Offers commands while the component is shown. `commands` must keep its identity between renders (useMemo). */
export function useCommandsOf(commands: readonly Command[]): void {
  const register = useCommands((registry) => registry.register);
  useEffect(() => register(commands), [register, commands]);
}

/** Listens to the keyboard, once for the whole page. */
export function useKeyboard(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      handleKeys(event);
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
