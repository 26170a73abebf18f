/** What can be done with one flow of the list, besides drawing it. */

import { MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, DELETE } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { components } from "../../api/schema";
import { inWords } from "../../app/problems";
import { AskName, type Naming } from "./AskName";

type FlowSummary = components["schemas"]["FlowSummaryShape"];

export function FlowActions({ flow, mayEdit }: { flow: FlowSummary; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const [naming, setNaming] = useState<Naming>();
  const name = flow.title || flow.id;

  const archive = async () => {
    try {
      const query = { base_revision: flow.revision };
      await answer(DELETE("/api/flows/{flow}", { params: { path: { flow: flow.id }, query } }));
      void message.success(t("flows.archived", { name }));
    } catch (error) {
      void message.error(inWords(error, t));
    }
    await queryClient.invalidateQueries();
  };
  const askToArchive = () =>
    modal.confirm({
      title: t("flows.archiveAsk", { name }),
      content: t("flows.archiveHelp"),
      okText: t("flows.archive"),
      onOk: archive,
    });

  const change = [
    { key: "copy", label: t("flows.copy"), onClick: () => setNaming("copy") },
    { key: "rename", label: t("flows.rename"), onClick: () => setNaming("rename") },
  ];
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            ...(mayEdit ? change : []),
            {
              key: "export",
              label: (
                <a href={`/api/flows/${flow.id}/export`} download>
                  {t("flows.export")}
                </a>
              ),
            },
            ...(mayEdit ? [{ key: "archive", label: t("flows.archive"), onClick: askToArchive }] : []),
          ],
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t("flows.actions", { name })} />
      </Dropdown>
      {naming ? <AskName flow={flow} naming={naming} onClose={() => setNaming(undefined)} /> : null}
    </>
  );
}
