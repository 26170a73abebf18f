/**
 * The flow as a list, in the order in which calls get through it: for those who cannot see the drawing, or do not want to
 * search it. Choosing a line chooses the node.
 */

import { Input, Tree } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFound } from "../canvas/marks";
import { reach } from "../canvas/reach";
import type { NodeView } from "../canvas/view";
import { useLooking } from "../editor/selection";
import { type OutlineItem, outlineOf } from "./outline";
import "./palette.css";

export default function Outline({ views }: { views: readonly NodeView[] }) {
  const { t } = useTranslation();
  const selected = useLooking((looking) => looking.selected);
  const seek = useLooking((looking) => looking.seek);
  const [sought, setSought] = useState("");
  const items = useMemo(() => outlineOf(views, reach(views), sought), [views, sought]);
  return (
    <nav className="palette" aria-label={t("outline.title")}>
      <Input
        allowClear
        size="small"
        placeholder={t("outline.find")}
        aria-label={t("outline.find")}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <Tree<OutlineItem>
        key={sought}
        blockNode
        defaultExpandAll
        virtual={items.length > 0}
        height={window.innerHeight - 180}
        aria-label={t("outline.title")}
        treeData={items}
        selectedKeys={[...selected]}
        titleRender={(item) => (
          <span className="outline-item" title={`${item.title} · ${item.detail}`}>
            {item.title} <small>{item.detail}</small>
            <OutlineMark node={item.key} />
          </span>
        )}
        onSelect={(_, { node }) => seek(node.key)}
      />
    </nav>
  );
}

function OutlineMark({ node }: { node: string }) {
  const { t } = useTranslation();
  const found = useFound(node);
  if (!found) return null;
  return (
    <span className={`outline-mark outline-${found.mark}`} title={t(`outline.${found.mark}`)}>
      ●
    </span>
  );
}
