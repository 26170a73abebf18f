/** Links that were handed on and still hold. */

import { Button, Card, Popconfirm, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment";
import { type Invitation, type Role, revoke, useInvitations } from "./queries";
import { useAsking } from "./useAsking";

export function Invitations({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const { data } = useInvitations();
  const ask = useAsking();
  if (!data?.length) return null;
  const labelOf = (role: string) => roles.find((each) => each.role === role)?.label ?? role;
  return (
    <Card size="small" className="people-below" title={<h2>{t("people.invitations.title")}</h2>}>
      <Table<Invitation>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={data}
        columns={[
          {
            title: t("people.invitations.for"),
            render: (_, { account, role }) =>
              account
                ? t("people.invitations.password", { name: account })
                : t("people.invitations.account", { role: labelOf(role) }),
          },
          { title: t("people.invitations.author"), dataIndex: "author" },
          { title: t("people.invitations.expires"), render: (_, { expires }) => <Moment at={expires} /> },
          {
            key: "revoke",
            align: "end",
            title: <span className="for-screen-readers">{t("people.whatToDo")}</span>,
            render: (_, invitation) => (
              <Popconfirm
                title={t("people.invitations.ask")}
                okText={t("people.invitations.revoke")}
                onConfirm={() => ask(() => revoke(invitation), t("people.invitations.revoked"))}
              >
                <Button size="small">{t("people.invitations.revoke")}</Button>
              </Popconfirm>
            ),
          },
        ]}
      />
    </Card>
  );
}
