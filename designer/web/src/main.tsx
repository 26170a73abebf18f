import { ConfigProvider, Button } from "antd";
import { ReactFlow } from "@xyflow/react";
import { createRoot } from "react-dom/client";
createRoot(document.getElementById("root")!).render(<ConfigProvider><Button>x</Button><ReactFlow/></ConfigProvider>);
