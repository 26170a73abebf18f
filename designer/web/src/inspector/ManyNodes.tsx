/** Several nodes are chosen: what can be done with them together. */

import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { keysAsShown, runCommand, useCommands } from "../app/commands";
import { useAround } from "./around";

const OFFERED = ["duplicate", "copy", "cut", "group", "ungroup", "alignLeft", "alignTop", "delete"];

export function ManyNodes({ count }: { count: number }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const commands = useCommands((registry) => registry.commands);
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <header className="inspector-head">
        <h2>{t("inspector.many", { count })}</h2>
      </header>
      <div className="rows">
        {OFFERED.map((id) => (
          <Button key={id} disabled={readOnly && id !== "copy"} onClick={() => runCommand(id)}>
            {t(`commands.${id}`)} <small>{keysAsShown(commands.get(id)?.keys?.[0] ?? "")}</small>
          </Button>
        ))}
      </div>
    </aside>
  );
}
