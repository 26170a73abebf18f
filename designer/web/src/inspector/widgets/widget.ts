/** What every control of the inspector is given and gives back: text, as the flow language writes it. */

import type { ComponentType } from "react";
import type { FieldDescription } from "../../catalogue/catalogue";

export interface WidgetProps {
  /** As written; `""` when there is no such line. */
  text: string;
  /** For those who cannot see what stands above it. */
  label: string;
  /** What holds when nothing is written. */
  fallback: string;
  limits: FieldDescription["limits"];
  options: FieldDescription["options"];
  disabled: boolean;
  /** `""` takes the line away. */
  onChange: (text: string) => void;
}

export interface Widget {
  Control: ComponentType<WidgetProps>;
  /** Whether the control can show this text and give it back without loss; else it is edited as an expression. */
  understands: (text: string) => boolean;
}

/** A limit that is a number; the server says which there are. */
export function numberIn(limits: FieldDescription["limits"], name: string): number | undefined {
  const value = limits?.[name];
  return typeof value === "number" ? value : undefined;
}

export function textIn(limits: FieldDescription["limits"], name: string): string {
  const value = limits?.[name];
  return typeof value === "string" ? value : "";
}
