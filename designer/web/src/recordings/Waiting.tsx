/** Recordings that callers do not hear yet, and the way to let them. */

import { Alert, Button, Space } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayI } from "../app/session";
import type { LanguagePieces } from "./queries";
import { waitingOf } from "./rows";

const PublishRecordings = lazy(() => import("./PublishRecordings"));

interface Props {
  languages: readonly LanguagePieces[];
  onShow: () => void;
}

export function Waiting({ languages, onShow }: Props) {
  const { t } = useTranslation();
  const mayPublish = useMayI("publish");
  const waiting = useMemo(() => waitingOf(languages), [languages]);
  const [open, setOpen] = useState(false);
  return (
    <>
      {waiting.length > 0 ? (
        <Alert
          className="recordings-waiting"
          type="info"
          showIcon
          title={t("library.waiting", { count: waiting.length })}
          description={mayPublish ? undefined : t("library.waitingFor")}
          action={
            <Space>
              <Button size="small" onClick={onShow}>
                {t("library.show")}
              </Button>
              {mayPublish ? (
                <Button size="small" type="primary" onClick={() => setOpen(true)}>
                  {t("library.publish")}
                </Button>
              ) : null}
            </Space>
          }
        />
      ) : null}
      {open ? (
        <Suspense>
          <PublishRecordings waiting={waiting} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
