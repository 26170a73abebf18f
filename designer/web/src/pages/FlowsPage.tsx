/** All flows: what callers get of each, who changed it last. */

import { InboxOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { Badge, Button, Input, Table, Tag } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFlows } from "../api/queries";
import type { components } from "../api/schema";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import { ArchiveDialog } from "./flows/ArchiveDialog";
import { FlowActions } from "./flows/FlowActions";
import { ImportDialog } from "./flows/ImportDialog";
import { NewFlow } from "./flows/NewFlow";
import "./pages.css";
import { Moment } from "../app/Moment";

type FlowSummary = components["schemas"]["FlowSummaryShape"];
type Dialog = "new" | "import" | "archive";

export default function FlowsPage() {
  const { t } = useTranslation();
  const { data, isLoading } = useFlows();
  const mayEdit = useMayI("flows.edit");
  const [dialog, setDialog] = useState<Dialog>();
  const [sought, setSought] = useState("");
  const close = () => setDialog(undefined);
  const shown = useMemo(() => {
    const word = sought.toLowerCase();
    return (data ?? []).filter(({ id, title, routes }) =>
      [id, title ?? "", ...(routes ?? [])].some((text) => text.toLowerCase().includes(word)),
    );
  }, [data, sought]);
  return (
    <div className="page">
      <TopBar title={t("app.flows")} section="flows">
        <Button type="text" icon={<InboxOutlined />} onClick={() => setDialog("archive")}>
          {t("flows.archiveTitle")}
        </Button>
        {mayEdit ? (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setDialog("import")}>
              {t("flows.import")}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog("new")}>
              {t("flows.new")}
            </Button>
          </>
        ) : null}
      </TopBar>
      <main className="page-body">
        <Input.Search
          className="page-search"
          allowClear
          placeholder={t("flows.find")}
          aria-label={t("flows.find")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Table<FlowSummary>
          rowKey="id"
          size="middle"
          loading={isLoading}
          dataSource={shown}
          pagination={false}
          columns={[
            {
              title: t("flows.name"),
              dataIndex: "title",
              sorter: (one, other) => (one.title || one.id).localeCompare(other.title || other.id),
              render: (title: string, { id }) => (
                <>
                  <Link className="page-link" href={`/flows/${id}`}>
                    {title || id}
                  </Link>{" "}
                  <small className="page-detail">{id}</small>
                </>
              ),
            },
            {
              title: t("flows.published"),
              render: (_, flow) =>
                flow.published ? (
                  <Badge
                    status={flow.is_published ? "success" : "warning"}
                    text={
                      flow.is_published
                        ? t("flows.version", { number: flow.published })
                        : t("flows.changedSince", { number: flow.published })
                    }
                  />
                ) : (
                  <Badge status="default" text={t("flows.neverPublished")} />
                ),
            },
            {
              title: t("flows.routes"),
              render: (_, { routes }) => (routes ?? []).map((number) => <Tag key={number}>{number}</Tag>),
            },
            { title: t("flows.author"), dataIndex: "author" },
            {
              title: t("flows.updated"),
              dataIndex: "updated",
              sorter: (one, other) => one.updated.localeCompare(other.updated),
              render: (updated: string) => <Moment at={updated} />,
            },
            {
              title: <span className="for-screen-readers">{t("flows.whatToDo")}</span>,
              width: 56,
              render: (_, flow) => <FlowActions flow={flow} mayEdit={mayEdit} />,
            },
          ]}
        />
      </main>
      <NewFlow open={dialog === "new"} onClose={close} />
      {dialog === "import" ? <ImportDialog onClose={close} /> : null}
      {dialog === "archive" ? <ArchiveDialog onClose={close} /> : null}
    </div>
  );
}
