/** All flows: what callers get of each, who changed it last. */

import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Modal, Select, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { answer, POST } from "../api/client";
import { queryClient, useFlows } from "../api/queries";
import type { components } from "../api/schema";
import { inWords } from "../app/problems";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import "./pages.css";

type FlowSummary = components["schemas"]["FlowSummaryShape"];

export default function FlowsPage() {
  const { t, i18n } = useTranslation();
  const { data, isLoading } = useFlows();
  const mayEdit = useMayI("flows.edit");
  const [creating, setCreating] = useState(false);
  return (
    <div className="page">
      <TopBar title={t("app.flows")}>
        {mayEdit ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t("flows.new")}
          </Button>
        ) : null}
      </TopBar>
      <main className="page-body">
        <Table<FlowSummary>
          rowKey="id"
          loading={isLoading}
          dataSource={data ?? []}
          pagination={false}
          columns={[
            {
              title: t("flows.name"),
              dataIndex: "title",
              sorter: (one, other) => (one.title || one.id).localeCompare(other.title || other.id),
              render: (title: string, { id }) => (
                <>
                  <Link href={`/flows/${id}`}>{title || id}</Link> <small>{id}</small>
                </>
              ),
            },
            {
              title: t("flows.published"),
              render: (_, flow) =>
                flow.published ? (
                  <Tag color={flow.is_published ? "green" : "gold"}>
                    {flow.is_published
                      ? t("flows.version", { number: flow.published })
                      : t("flows.changedSince", { number: flow.published })}
                  </Tag>
                ) : (
                  <Tag>{t("flows.neverPublished")}</Tag>
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
              render: (updated: string) => new Date(updated).toLocaleString(i18n.language),
            },
          ]}
        />
      </main>
      <NewFlow open={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

interface NewFlowValues {
  id: string;
  title: string;
  languages: string[];
  zone: string;
}

function NewFlow({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<NewFlowValues>();
  const [, go] = useLocation();
  const create = async (values: NewFlowValues) => {
    try {
      const made = await answer(POST("/api/flows", { body: values }));
      await queryClient.invalidateQueries({ queryKey: ["flows"] });
      go(`/flows/${made.id}`);
    } catch (error) {
      void message.error(inWords(error, t));
    }
  };
  return (
    <Modal
      open={open}
      title={t("flows.new")}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t("flows.create")}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={create}
        initialValues={{
          languages: ["en-US"],
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }}
      >
        <Form.Item name="title" label={t("flows.title")} rules={[{ required: true }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item
          name="id"
          label={t("flows.id")}
          extra={t("flows.idHelp")}
          rules={[{ required: true, pattern: /^[a-z_][a-z0-9_]*$/, message: t("flows.idHelp") }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="languages" label={t("flows.languages")} rules={[{ required: true }]}>
          <Select mode="tags" options={["en-US", "zh-CN", "es-ES", "fr-FR"].map((value) => ({ value }))} />
        </Form.Item>
        <Form.Item
          name="zone"
          label={t("flows.zone")}
          extra={t("flows.zoneHelp")}
          rules={[{ required: true }]}
        >
          <Select showSearch options={Intl.supportedValuesOf("timeZone").map((value) => ({ value }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
