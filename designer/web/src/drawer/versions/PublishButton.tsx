/** In the top bar: whether callers get what is drawn, and the way to let them. */

import { CloudUploadOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient, useFlows } from "../../api/queries";
import type { Command } from "../../app/commands";
import { useMayI } from "../../app/session";
import { useCommandsOf } from "../../app/useCommand";
import { useSaving } from "../../saving/store";

const PublishDialog = lazy(() => import("./PublishDialog"));

export function PublishButton({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const mayPublish = useMayI("publish");
  const { revision, state } = useSaving();
  const summary = useFlows().data?.find((each) => each.id === flow);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (summary?.revision !== revision) void queryClient.invalidateQueries({ queryKey: ["flows"] });
  }, [summary, revision]);
  useCommandsOf(
    useMemo<Command[]>(
      () => [{ id: "publish", enabled: () => mayPublish, run: () => setOpen(true) }],
      [mayPublish],
    ),
  );
  const live = summary?.is_published === true && state === "saved";
  const told = live
    ? t("publish.live", { number: summary.published })
    : summary?.published
      ? t("flows.changedSince", { number: summary.published })
      : t("flows.neverPublished");
  return (
    <>
      <Tooltip title={mayPublish ? told : t("publish.mayNot")}>
        <Button
          type={live ? "default" : "primary"}
          icon={<CloudUploadOutlined />}
          disabled={!mayPublish}
          onClick={() => setOpen(true)}
        >
          {live ? t("publish.published") : t("publish.publish")}
        </Button>
      </Tooltip>
      {open ? (
        <Suspense>
          <PublishDialog flow={flow} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
