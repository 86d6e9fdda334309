using Schalter.Website;

return await WebsiteCommands.Root(TimeProvider.System).Parse(args).InvokeAsync();
