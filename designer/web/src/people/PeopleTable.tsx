/** Everybody who has an account: role, where signed in, what can be done. */

import { Empty, Select, Table, Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment";
import { useSession } from "../app/session";
import { PersonMenu } from "./PersonMenu";
import { change, type People, type PersonOnList } from "./queries";
import { useAsking } from "./useAsking";

const ROWS_AT_ONCE = 50;

interface Props {
  people: People | undefined;
  /** Part of a name. */
  sought: string;
  onLink: (url: string, account: string) => void;
  onBrowsers: (name: string) => void;
}

export function PeopleTable({ people, sought, onLink, onBrowsers }: Props) {
  const { t } = useTranslation();
  const me = useSession(({ account }) => account?.name);
  const ask = useAsking();
  const word = sought.trim().toLowerCase();
  const roles = people?.roles ?? [];
  return (
    <Table<PersonOnList>
      rowKey="name"
      size="middle"
      loading={!people}
      dataSource={people?.people.filter(({ name }) => name.toLowerCase().includes(word))}
      rowClassName={({ disabled }) => (disabled ? "people-disabled" : "")}
      pagination={{ pageSize: ROWS_AT_ONCE, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Empty description={t("people.nobody")} /> }}
      columns={[
        {
          title: t("people.name"),
          rowScope: "row",
          className: "people-name",
          render: (_, { name, disabled, provided }) => (
            <>
              <bdi>{name}</bdi> {name === me ? <Tag color="blue">{t("people.you")}</Tag> : null}
              {disabled ? <Tag color="red">{t("people.disabled")}</Tag> : null}
              {provided ? <Tag>{t("people.singleSignOn")}</Tag> : null}
            </>
          ),
        },
        {
          title: t("people.role"),
          width: 220,
          render: (_, { name, role, provided }) => (
            <Tooltip title={provided ? t("people.provided") : undefined}>
              <Select
                className="people-role"
                aria-label={t("people.roleOf", { name })}
                value={role}
                disabled={provided ?? false}
                options={roles.map((each) => ({ value: each.role, label: each.label }))}
                onChange={(chosen) =>
                  void ask(() => change(name, { role: chosen }), t("people.roleChanged", { name }))
                }
              />
            </Tooltip>
          ),
        },
        {
          title: t("people.signedIn"),
          render: (_, { name, sign_ins: count, seen }) =>
            count ? (
              <button type="button" className="people-plain" onClick={() => onBrowsers(name)}>
                {t("people.inBrowsers", { count })}
                {seen ? (
                  <span className="page-detail">
                    {" · "}
                    <Moment at={seen} />
                  </span>
                ) : null}
              </button>
            ) : (
              <span className="page-detail">{t("people.nowhere")}</span>
            ),
        },
        { title: t("people.made"), width: 160, render: (_, { made }) => <Moment at={made} /> },
        {
          key: "menu",
          width: 60,
          align: "end",
          title: <span className="for-screen-readers">{t("people.whatToDo")}</span>,
          render: (_, person) => (
            <PersonMenu
              person={person}
              onLink={(url) => onLink(url, person.name)}
              onBrowsers={() => onBrowsers(person.name)}
            />
          ),
        },
      ]}
    />
  );
}
