/** An expression, or a prompt as it is written: completion and colours; what is wrong is said by the server. */

import { Input } from "antd";
import { lazy, Suspense, useMemo } from "react";
import { useKnownNames, useVariables } from "../around";
import { useDraft } from "../useDraft";

const CodeField = lazy(() => import("./CodeField"));

interface Props {
  text: string;
  label: string;
  hint?: string;
  disabled: boolean;
  prompt?: boolean;
  onChange: (text: string) => void;
}

export function ExpressionField({ text, label, hint = "", disabled, prompt = false, onChange }: Props) {
  const variables = useVariables();
  const names = useKnownNames();
  const vocabulary = useMemo(() => ({ variables, names, prompt }), [variables, names, prompt]);
  const { draft, type, settle } = useDraft(text, (typed) => onChange(typed.trim()));
  return (
    <Suspense fallback={<Input value={draft} size="small" disabled aria-label={label} />}>
      <CodeField
        text={draft}
        label={label}
        hint={hint}
        disabled={disabled}
        vocabulary={vocabulary}
        onType={type}
        onLeave={settle}
      />
    </Suspense>
  );
}
