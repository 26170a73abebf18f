/** All keys that do something on this page, read from the registry of commands. `?` opens it. */

import { Modal, Spin } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "./commands";
import { useCommandsOf } from "./useCommand";

const KeysTable = lazy(() => import("./KeysTable"));

export function KeysHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useCommandsOf(useMemo<Command[]>(() => [{ id: "help", keys: ["?"], run: () => setOpen(true) }], []));
  return (
    <Modal open={open} title={t("app.help")} footer={null} onCancel={() => setOpen(false)} width={560}>
      <section className="keys-rows" aria-label={t("app.help")}>
        <Suspense fallback={<Spin />}>
          <KeysTable />
        </Suspense>
      </section>
      <p className="keys-mouse">{t("keys.mouse")}</p>
    </Modal>
  );
}
