/** In which browsers somebody is signed in; any of them can be signed out. Without a name: one's own. */

import { LaptopOutlined } from "@ant-design/icons";
import { Button, Empty, Popconfirm, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment";
import { inWords } from "../app/problems";
import { type BrowserInUse, signOutOf, useBrowsers } from "./queries";
import { useAsking } from "./useAsking";

export function BrowserTable({ name }: { name?: string }) {
  const { t } = useTranslation();
  const { data, error, isLoading } = useBrowsers(name);
  const ask = useAsking();
  const others = (data ?? []).filter(({ here }) => !here);
  return (
    <>
      <Table<BrowserInUse>
        rowKey="id"
        size="small"
        loading={isLoading}
        dataSource={data ?? []}
        pagination={false}
        locale={{
          emptyText: <Empty description={error ? inWords(error, t) : t("people.browsers.none")} />,
        }}
        columns={[
          {
            title: t("people.browsers.browser"),
            render: (_, { device, here }) => (
              <>
                <LaptopOutlined aria-hidden /> {device || t("people.browsers.unknown")}{" "}
                {here ? <Tag color="green">{t("people.browsers.here")}</Tag> : null}
              </>
            ),
          },
          { title: t("people.browsers.address"), dataIndex: "address" },
          { title: t("people.browsers.since"), render: (_, { made }) => <Moment at={made} /> },
          { title: t("people.browsers.seen"), render: (_, { seen }) => <Moment at={seen} /> },
          {
            key: "end",
            align: "end",
            title: <span className="for-screen-readers">{t("people.whatToDo")}</span>,
            render: (_, { id, device, here }) =>
              here ? null : (
                <Button
                  size="small"
                  aria-label={t("people.browsers.endOne", { device: device || id })}
                  onClick={() => void ask(() => signOutOf(name, id), t("people.browsers.ended"))}
                >
                  {t("people.browsers.end")}
                </Button>
              ),
          },
        ]}
      />
      {others.length > 1 || (name === undefined && others.length > 0) ? (
        <Popconfirm
          title={t(name === undefined ? "people.browsers.askOthers" : "people.browsers.askAll")}
          okText={t("people.browsers.end")}
          onConfirm={() => ask(() => signOutOf(name, undefined), t("people.browsers.ended"))}
        >
          <Button danger className="people-below">
            {t(name === undefined ? "people.browsers.endOthers" : "people.browsers.endAll")}
          </Button>
        </Popconfirm>
      ) : null}
    </>
  );
}
