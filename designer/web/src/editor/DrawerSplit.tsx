/** The drawing above, the drawer below: folded down to its tabs, or as high as it was dragged. */

import { Splitter } from "antd";
import { type ReactNode, useState } from "react";
import { usePreferences } from "../app/preferences";
import { FOLDED_PX, useDrawer } from "../drawer/store";

/** Dragged to less than this, the drawer folds itself away. */
const LOWEST_PX = 110;

export function DrawerSplit({ children, drawer }: { children: ReactNode; drawer: ReactNode }) {
  const { sizes, setSize } = usePreferences();
  const open = useDrawer((drawer) => drawer.open);
  const [dragged, setDragged] = useState<number>();
  return (
    <Splitter
      orientation="vertical"
      className="editor-body"
      onResize={([, height]) => setDragged(height)}
      onResizeEnd={([, height = 0]) => {
        setDragged(undefined);
        useDrawer.setState({ open: height >= LOWEST_PX });
        if (height >= LOWEST_PX) setSize("drawer", height);
      }}
    >
      <Splitter.Panel min={160}>{children}</Splitter.Panel>
      <Splitter.Panel size={dragged ?? (open ? sizes.drawer : FOLDED_PX)} min={FOLDED_PX}>
        {drawer}
      </Splitter.Panel>
    </Splitter>
  );
}
