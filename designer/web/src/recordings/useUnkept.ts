/** A sound that was made and not kept is not thrown away by closing a window: it is asked about. */

import { App } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

export function useUnkept(close: () => void): { onUnkept: (unkept: boolean) => void; onClose: () => void } {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const unkept = useRef(false);
  return {
    onUnkept: (now) => {
      unkept.current = now;
    },
    onClose: () => {
      if (!unkept.current) close();
      else {
        modal.confirm({
          title: t("recorder.leaveAsk"),
          content: t("recorder.leaveHelp"),
          okText: t("recorder.discard"),
          autoFocusButton: "cancel",
          onOk: close,
        });
      }
    },
  };
}
