import { useQuery } from "@tanstack/react-query";
import { App, Button, Empty, Modal, Table } from "antd";
import { useTranslation } from "react-i18next";
import { answer, GET, POST } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { components } from "../../api/schema";
import { Moment } from "../../app/Moment";
import { inWords } from "../../app/problems";

type Archived = components["schemas"]["ArchivedFlow"];

/** Flows that were taken out of the list, and can be had back. */
export function ArchiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data, isLoading } = useQuery({
    queryKey: ["archive"],
    queryFn: async () => (await answer(GET("/api/archive"))).flows,
    staleTime: 0,
  });
  const restore = async (flow: string) => {
    try {
      await answer(POST("/api/archive/{flow}/restore", { params: { path: { flow } } }));
    } catch (error) {
      void message.error(inWords(error, t));
    }
    await queryClient.invalidateQueries();
  };
  return (
    <Modal open title={t("flows.archiveTitle")} footer={null} onCancel={onClose} width={640}>
      <Table<Archived>
        rowKey="id"
        size="small"
        loading={isLoading}
        dataSource={data ?? []}
        pagination={false}
        locale={{ emptyText: <Empty description={t("flows.archiveEmpty")} /> }}
        columns={[
          {
            title: t("flows.name"),
            render: (_, { id, title }) => (
              <>
                {title || id} <small>{id}</small>
              </>
            ),
          },
          { title: t("flows.author"), dataIndex: "author" },
          {
            title: t("flows.updated"),
            dataIndex: "updated",
            render: (updated: string) => <Moment at={updated} />,
          },
          {
            title: t("flows.whatToDo"),
            render: (_, { id }) => (
              <Button
                size="small"
                onClick={() => void restore(id)}
                // A flow that was renamed has left one of the same title behind.
                aria-label={t("flows.restoreName", { name: id })}
              >
                {t("flows.restore")}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  );
}
