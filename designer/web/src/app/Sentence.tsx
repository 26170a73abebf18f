/** A sentence of the server: what stands between backticks is code, and looks like it. */

import { Fragment } from "react";
import { distinctKeys } from "./distinctKeys";

export function Sentence({ text }: { text: string }) {
  const parts = text.split(/`([^`]+)`/);
  const keys = distinctKeys(parts);
  return parts.map((part, index) =>
    // every other part stood between backticks
    index % 2 ? <code key={keys[index]}>{part}</code> : <Fragment key={keys[index]}>{part}</Fragment>,
  );
}
