/** A frame around nodes that belong together. Moving it moves them; folding it hides them; its title can be typed over. */

import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { Input } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useGesturesHere } from "./gestures";
import type { Frame } from "./view";

export type GroupNode = Node<{ frame: Frame }, "frame">;

export const GroupFrame = memo(function GroupFrame({ data, selected }: NodeProps<GroupNode>) {
  const { id, title, nodes, collapsed, renaming } = data.frame;
  const { t } = useTranslation();
  const gestures = useGesturesHere();
  const done = (typed: string) => gestures?.renameGroup(id, typed.trim() || title);
  return (
    <section className={selected ? "frame frame-selected" : "frame"} aria-label={title}>
      <header className="frame-title">
        <button
          type="button"
          className="frame-fold nodrag"
          aria-expanded={!collapsed}
          aria-label={t(collapsed ? "canvas.unfold" : "canvas.fold", { title })}
          disabled={!gestures}
          onClick={() => gestures?.foldGroup(id, !collapsed)}
        >
          {collapsed ? <RightOutlined /> : <DownOutlined />}
        </button>
        {renaming && gestures ? (
          <Input
            className="nodrag"
            size="small"
            autoFocus
            aria-label={t("canvas.groupTitle")}
            defaultValue={title}
            onBlur={(event) => done(event.target.value)}
            onPressEnter={(event) => done(event.currentTarget.value)}
            onFocus={(event) => event.target.select()}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === "Escape") done(title);
            }}
          />
        ) : (
          <button
            type="button"
            className="frame-name"
            title={t("canvas.renameGroup")}
            disabled={!gestures}
            onDoubleClick={() => gestures?.startRenaming(id)}
          >
            {title}
          </button>
        )}
        {collapsed ? <small>{t("canvas.inside", { count: nodes.length })}</small> : null}
      </header>
      {collapsed ? (
        <>
          <Handle type="target" position={Position.Left} className="frame-handle" isConnectable={false} />
          <Handle type="source" position={Position.Right} className="frame-handle" isConnectable={false} />
        </>
      ) : null}
    </section>
  );
});
