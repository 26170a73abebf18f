/** The keys of a telephone. While one of them has the focus, the digits of the keyboard press them too. */

import { Button } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { press } from "./store";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

interface Props {
  disabled: boolean;
  /** Keys that lead somewhere now. */
  choices: readonly { keys: string; label: string }[];
  /** Where keys go; else to the simulated call. */
  onPress?: (key: string) => unknown;
}

export function Keypad({ disabled, choices, onPress = press }: Props) {
  const { t } = useTranslation();
  const keypad = useRef<HTMLFieldSetElement>(null);
  // Who called wants to press keys next. A key that cannot be pressed does not take the focus.
  useEffect(() => {
    if (!disabled) keypad.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [disabled]);
  const leading = new Set(choices.map((choice) => choice.keys));
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    void onPress(event.key);
  };
  return (
    <fieldset ref={keypad} className="keypad" aria-label={t("simulator.keypad")} onKeyDown={onKeyDown}>
      {KEYS.map((key) => (
        <Button
          key={key}
          disabled={disabled}
          type={leading.has(key) ? "primary" : "default"}
          ghost={leading.has(key)}
          onClick={() => void onPress(key)}
        >
          {key}
        </Button>
      ))}
    </fieldset>
  );
}
