import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { type SaveState, useSaving } from "../saving/store";

const COLOURS: Record<SaveState, string> = {
  saved: "default",
  unsaved: "gold",
  saving: "processing",
  offline: "red",
  stale: "red",
};

/** Whether what is drawn is kept. */
export function SaveStateTag() {
  const { t } = useTranslation();
  const { state, saveNow } = useSaving();
  return (
    <>
      <Tag color={COLOURS[state]} role="status">
        {t(`saving.${state}`)}
      </Tag>
      {state === "offline" ? (
        <Button size="small" type="link" onClick={() => void saveNow()}>
          {t("problem.retry")}
        </Button>
      ) : null}
    </>
  );
}
