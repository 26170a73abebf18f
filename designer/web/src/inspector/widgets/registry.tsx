/**
 * The controls by the names under which the server asks for them. One that is not here, and a text that its control could
 * not give back without loss, is edited as it is written.
 */

import { useState } from "react";
import { readCall, readMeanings, readNames } from "../../document/written/calls";
import { readLength, readShare } from "../../document/written/plain";
import { readText } from "../../document/written/texts";
import { ExpressionField } from "../expression/ExpressionField";
import { PromptControl } from "../prompt/PromptControl";
import { FlowControl, StatementControl } from "./CallControl";
import { LanguagesControl } from "./LanguagesControl";
import { NamedValuesControl } from "./NamedValuesControl";
import { DurationControl, NumberControl, ShareControl } from "./numbers";
import { PhrasesControl } from "./PhrasesControl";
import type { Widget, WidgetProps } from "./widget";
import {
  ChoiceControl,
  KeysControl,
  LanguageControl,
  NameControl,
  NamesControl,
  NodeControl,
  SwitchControl,
  TextControl,
  VariableControl,
  ZoneControl,
} from "./words";

function ExpressionControl({ text, label, fallback, disabled, onChange }: WidgetProps) {
  return (
    <ExpressionField text={text} label={label} hint={fallback} disabled={disabled} onChange={onChange} />
  );
}

const EXPRESSION: Widget = { Control: ExpressionControl, understands: () => true };
const bareWord = (text: string) => /^"?[\w.-]*"?$/.test(text);
const plainText = (text: string) => text === "" || readText(text) !== undefined;

const WIDGETS: Record<string, Widget> = {
  prompt: { Control: PromptControl, understands: () => true },
  expression: EXPRESSION,
  constant: EXPRESSION,
  number: { Control: NumberControl, understands: (text) => /^-?\d*$/.test(text) },
  duration: {
    Control: DurationControl,
    understands: (text) => text === "" || readLength(text) !== undefined,
  },
  switch: { Control: SwitchControl, understands: (text) => ["", "true", "false"].includes(text) },
  choice: { Control: ChoiceControl, understands: bareWord },
  text: { Control: TextControl, understands: plainText },
  keys: { Control: KeysControl, understands: plainText },
  name: { Control: NameControl, understands: (text) => bareWord(text) || plainText(text) },
  names: { Control: NamesControl, understands: (text) => readNames(text) !== undefined },
  language: { Control: LanguageControl, understands: bareWord },
  languages: { Control: LanguagesControl, understands: (text) => /^(\[[\w\s,-]*\])?$/.test(text) },
  zone: { Control: ZoneControl, understands: (text) => /^"?[\w/+-]*"?$/.test(text) },
  node: { Control: NodeControl, understands: bareWord },
  variable: { Control: VariableControl, understands: bareWord },
  phrases: { Control: PhrasesControl, understands: (text) => readMeanings(text) !== undefined },
  statement: { Control: StatementControl, understands: (text) => readCall(text) !== undefined },
  flow: { Control: FlowControl, understands: (text) => readCall(text) !== undefined },
  "named values": {
    Control: NamedValuesControl,
    understands: (text) => readCall(text)?.name === "",
  },
  share: { Control: ShareControl, understands: (text) => text === "" || readShare(text) !== undefined },
};

/** Whether there is a form for it, beside the text that everything can be edited as. */
export function hasFormOf(widget: string): boolean {
  const found = WIDGETS[widget];
  return found !== undefined && found !== EXPRESSION && found.Control !== PromptControl;
}

interface ControlProps extends WidgetProps {
  widget: string;
  asText?: boolean;
}

export function Control({ widget, asText = false, ...props }: ControlProps) {
  const { Control: Found, understands } = WIDGETS[widget] ?? EXPRESSION;
  const understood = understands(props.text);
  // Who mends a text keeps the control in which he types, although the other one could show it by now.
  const [mending, setMending] = useState(!understood);
  if (!understood && !mending) setMending(true);
  const Shown = asText || mending ? ExpressionControl : Found;
  return <Shown {...props} />;
}
