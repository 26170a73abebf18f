/** Somebody else saved meanwhile: both people's changes are put together, and where they disagree, both are shown. */

import { Alert, Button, Modal, Space, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Editing } from "./useEditing";

export function StaleDialog({ editing }: { editing: Editing }) {
  const { t, i18n } = useTranslation();
  const { clash, form } = editing;
  if (!clash) return null;
  const { author, theirs, merged, conflicts } = clash;
  const named = (what: string) => (i18n.exists(`live.part.${what}`) ? t(`live.part.${what}`) : what);
  return (
    <Modal
      open
      width={720}
      maskClosable={false}
      title={t(theirs ? "live.stale.title" : "live.stale.gone", { author })}
      onCancel={editing.decideLater}
      footer={
        <Space wrap>
          <Button onClick={editing.decideLater}>{t("live.stale.later")}</Button>
          {theirs ? (
            <Button onClick={() => editing.goOn(clash, theirs)}>{t("live.stale.theirs", { author })}</Button>
          ) : null}
          <Button type="primary" onClick={() => editing.goOn(clash, merged ?? form)}>
            {t(merged ? "live.stale.both" : "live.stale.mine")}
          </Button>
        </Space>
      }
    >
      <Alert
        type={conflicts.length > 0 || !merged ? "warning" : "info"}
        showIcon
        title={merged ? t("live.stale.help", { count: conflicts.length }) : t("live.stale.unknown")}
      />
      {conflicts.length > 0 ? (
        <Table
          className="live-conflicts"
          rowKey="what"
          size="small"
          pagination={false}
          dataSource={conflicts}
          columns={[
            { title: t("live.stale.what"), dataIndex: "what", render: named },
            {
              title: t("live.stale.yours"),
              dataIndex: "mine",
              render: (text: string) => text || t("live.stale.none"),
            },
            { title: author, dataIndex: "theirs", render: (text: string) => text || t("live.stale.none") },
          ]}
        />
      ) : null}
    </Modal>
  );
}
