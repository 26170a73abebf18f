/** Which number leads to which flow, what callers get there, who answers, and calls that go on as they began. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Popconfirm, Select, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { answer, DELETE, PUT } from "../../api/client";
import { useFlows } from "../../api/queries";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { useMoment } from "./moments";
import { readPublishedAgain, type Schemas, useRoutes } from "./queries";

type Route = Schemas["RouteShape"];

export function Numbers({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayPublish = useMayI("publish");
  const told = useRoutes().data;
  const flows = useFlows().data ?? [];
  const options = flows.map(({ id, title }) => ({ value: id, label: title ? `${title} · ${id}` : id }));
  const change = async (done: string, request: () => Promise<unknown>) => {
    try {
      await request();
      await readPublishedAgain();
      void message.success(done);
      return true;
    } catch (problem) {
      void message.error(inWords(problem, t));
      return false;
    }
  };
  const lead = (pattern: string, to: string) =>
    change(t("numbers.led", { number: pattern, flow: to }), () =>
      answer(PUT("/api/routes/{pattern}", { params: { path: { pattern } }, body: { flow: to } })),
    );
  const remove = (pattern: string) =>
    change(t("numbers.removed", { number: pattern }), () =>
      answer(DELETE("/api/routes/{pattern}", { params: { path: { pattern } } })),
    );
  // What leads to this flow comes first.
  const routes = (told?.routes ?? []).toSorted(
    (one, other) => Number(other.flow === flow) - Number(one.flow === flow),
  );
  return (
    <div className="numbers">
      <Table<Route>
        size="small"
        rowKey="pattern"
        pagination={false}
        dataSource={routes}
        locale={{ emptyText: t("numbers.none") }}
        rowClassName={(route) => (route.flow === flow ? "numbers-here" : "")}
        columns={[
          { title: t("numbers.number"), dataIndex: "pattern", render: (pattern) => <code>{pattern}</code> },
          {
            title: t("numbers.flow"),
            render: (_, route) => (
              <Select
                size="small"
                showSearch={{ optionFilterProp: "label" }}
                aria-label={t("numbers.flowOf", { number: route.pattern })}
                disabled={!mayPublish}
                value={route.flow}
                options={options}
                popupMatchSelectWidth={false}
                onChange={(to) => void lead(route.pattern, to)}
              />
            ),
          },
          {
            title: t("numbers.callersGet"),
            render: (_, { version }) =>
              version === null ? (
                <Tag color="red">{t("numbers.turnedAway")}</Tag>
              ) : (
                <Tag color="green">{t("flows.version", { number: version })}</Tag>
              ),
          },
          {
            render: (_, { pattern }) =>
              mayPublish ? (
                <Popconfirm
                  title={t("numbers.removeHelp", { number: pattern })}
                  okText={t("numbers.remove")}
                  onConfirm={() => remove(pattern)}
                >
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t("numbers.removeNumber", { number: pattern })}
                  />
                </Popconfirm>
              ) : null,
          },
        ]}
      />
      <div>
        {mayPublish ? <AddNumber flow={flow} onAdd={lead} /> : null}
        <Engines engines={told?.engines} older={told?.older ?? []} />
      </div>
    </div>
  );
}

function AddNumber({
  flow,
  onAdd,
}: {
  flow: string;
  onAdd: (pattern: string, flow: string) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ pattern: string }>();
  return (
    <Form
      form={form}
      layout="inline"
      requiredMark={false}
      className="numbers-add"
      onFinish={({ pattern }) =>
        void onAdd(pattern.trim(), flow).then((added) => added && form.resetFields())
      }
    >
      <Form.Item
        name="pattern"
        label={t("numbers.add")}
        tooltip={t("numbers.addHelp")}
        rules={[{ required: true, message: "" }]}
      >
        <Input size="small" placeholder="95588" maxLength={64} />
      </Form.Item>
      <Button size="small" htmlType="submit" icon={<PlusOutlined />}>
        {t("numbers.addIt")}
      </Button>
    </Form>
  );
}

function Engines({
  engines,
  older,
}: {
  engines: readonly Schemas["EngineShape"][] | undefined;
  older: readonly Schemas["OldCallsShape"][];
}) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <section aria-label={t("numbers.engines")}>
      <h3>{t("numbers.engines")}</h3>
      {engines?.length === 0 ? <p>{t("numbers.noEngine")}</p> : null}
      {engines?.map(({ name, since, publication, is_current, calls }) => (
        <p key={name}>
          <strong>{name}</strong>{" "}
          <Tag color={is_current ? "green" : "gold"}>
            {publication === null
              ? t("numbers.begins")
              : t(is_current ? "numbers.serves" : "numbers.servesOlder", { number: publication })}
          </Tag>
          {t("numbers.calls", { count: calls })}{" "}
          <small>{t("numbers.since", { moment: moment(since) })}</small>
        </p>
      ))}
      {older.map(({ flow, version, calls }) => (
        <p key={`${flow} ${version}`}>
          <Tag color="gold">
            {flow}: {t("versions.older", { count: calls, version })}
          </Tag>
        </p>
      ))}
      {engines && engines.length > 0 && older.length === 0 ? <p>{t("numbers.noneOlder")}</p> : null}
    </section>
  );
}
