import { Typography } from "antd";

/** What is wrong here, under the control that it is about. */
export function FaultText({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <Typography.Text type="danger" className="live-fault">
      {message}
    </Typography.Text>
  );
}
