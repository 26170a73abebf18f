/** The table that the help shows: loaded when it is opened, since a table is a tenth of all code. */

import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { type Command, keysAsShown, useCommands } from "./commands";

export default function KeysTable() {
  const { t } = useTranslation();
  const commands = useCommands((registry) => registry.commands);
  const rows = [...commands.values()].filter((command) => command.keys?.length);
  return (
    <Table<Command>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: t("keys.command"), render: (_, { id }) => t(`commands.${id}`) },
        {
          title: t("keys.keys"),
          width: 220,
          render: (_, { keys }) => (keys ?? []).map((each) => <Tag key={each}>{keysAsShown(each)}</Tag>),
        },
      ]}
    />
  );
}
