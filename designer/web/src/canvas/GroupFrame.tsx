/** A frame around nodes that belong together. Moving it moves them; folding it hides them. */

import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { Frame } from "./Canvas";

export type GroupNode = Node<{ frame: Frame }, "group">;

export const GroupFrame = memo(function GroupFrame({ data, selected }: NodeProps<GroupNode>) {
  const { title, nodes, collapsed } = data.frame;
  return (
    <section className={selected ? "frame frame-selected" : "frame"} aria-label={title}>
      <header className="frame-title">
        {title} {collapsed ? <small>({nodes.length})</small> : null}
      </header>
    </section>
  );
});
