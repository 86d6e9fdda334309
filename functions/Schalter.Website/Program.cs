using Schalter.Website;

return await WebsiteCommands.Root().Parse(args).InvokeAsync();
