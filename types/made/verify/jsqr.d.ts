// jsQR as set-up puts it beside the page: no module, it names itself.
export {};
