/**
 * Roles for Ant Design's virtual table, whose rows are plain boxes: a screen reader is told of one table, of which only
 * the rows in view are there (WAI-ARIA 1.2, `table`, `aria-rowcount`). Head and body are separate elements, so that the
 * table is what is around both.
 */

import type { TableColumnsType, TableProps } from "antd";
import { type ComponentProps, useLayoutEffect, useRef } from "react";

const ROW = { role: "row" };

/** A presentational `table` takes the roles of its parts with it, and boxes never had any: both are given them here. */
const GROUP = { role: "rowgroup" };

const HeadTable = (props: ComponentProps<"table">) => <table {...props} role="presentation" />;
const HeadGroup = (props: ComponentProps<"thead">) => <thead {...props} {...GROUP} />;
const BodyGroup = (props: ComponentProps<"div">) => <div {...props} {...GROUP} />;

const PARTS = { header: { table: HeadTable, wrapper: HeadGroup }, body: { wrapper: BodyGroup } };

/** The head is the first row. */
const FIRST_OF_BODY = 2;

/** What the table itself is given. An empty one is no virtual table, and has roles. */
export function roledTable<Row>(rows: number): Pick<TableProps<Row>, "components" | "onRow" | "onHeaderRow"> {
  if (rows === 0) return {};
  return {
    components: PARTS,
    onHeaderRow: () => ({ ...ROW, "aria-rowindex": 1 }),
    onRow: (_, index = 0) => ({ ...ROW, "aria-rowindex": index + FIRST_OF_BODY }),
  };
}

export function roledColumns<Row>(rows: number, columns: TableColumnsType<Row>): TableColumnsType<Row> {
  if (rows === 0) return columns;
  return columns.map((column, place) => ({
    ...column,
    onHeaderCell: () => ({ role: "columnheader" }),
    onCell: () => ({ role: place === 0 ? "rowheader" : "cell" }),
  }));
}

/** Gives the role to what is around head and body, which is Ant Design's own; the ref is for an element around all. */
export function useTableRole(rows: number, label: string) {
  const around = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const both = around.current?.querySelector(".ant-table-container");
    if (!both || rows === 0) return;
    both.setAttribute("role", "table");
    both.setAttribute("aria-label", label);
    both.setAttribute("aria-rowcount", String(rows + 1));
    return () => {
      for (const name of ["role", "aria-label", "aria-rowcount"]) both.removeAttribute(name);
    };
  }, [rows, label]);
  return around;
}
