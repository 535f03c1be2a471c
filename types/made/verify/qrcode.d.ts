// QR Code Generator as set-up puts it beside the page.
export { default } from "qrcode-generator";
