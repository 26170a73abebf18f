/** Lets boxes and lists know what is found of nodes. What another version looked like has not been checked. */

import { type ReactNode, useLayoutEffect, useState } from "react";
import { MarksContext, NOTHING_FOUND, newMarks } from "../canvas/marks";
import { useKnownFindings } from "../drawer/problems/known";

interface Props {
  /** Another version is looked at. */
  isOther: boolean;
  children: ReactNode;
}

export function FindingMarks({ isOther, children }: Props) {
  const { byNode } = useKnownFindings();
  const [marks] = useState(newMarks);
  useLayoutEffect(
    () => marks.setState({ byNode: isOther ? NOTHING_FOUND : byNode }),
    [marks, byNode, isOther],
  );
  return <MarksContext value={marks}>{children}</MarksContext>;
}
