/** A drawing that this browser kept because it could not be saved is offered when the flow is opened again. */

import { Button, Modal, Space } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDrawing } from "../document/store";
import { forgetRescue, rescued } from "./rescue";
import { useSaving } from "./store";

export function RescueDialog({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(() => rescued(flow));
  const restoring = useRef<HTMLButtonElement>(null);
  if (!kept) return null;
  const restore = () => {
    // Saved on top of what it was based on: if others saved since, both are put together.
    useSaving.setState({ revision: kept.revision });
    useDrawing.getState().edit(() => ({ document: kept.document, layout: kept.layout }));
    setKept(undefined);
  };
  const discard = () => {
    forgetRescue(flow);
    setKept(undefined);
  };
  return (
    <Modal
      open
      closable={false}
      maskClosable={false}
      // Enter must not throw the changes away.
      afterOpenChange={() => restoring.current?.focus()}
      keyboard={false}
      title={t("rescue.title")}
      footer={
        <Space>
          <Button danger onClick={discard}>
            {t("rescue.discard")}
          </Button>
          <Button ref={restoring} type="primary" onClick={restore}>
            {t("rescue.restore")}
          </Button>
        </Space>
      }
    >
      {t("rescue.help")}
    </Modal>
  );
}
