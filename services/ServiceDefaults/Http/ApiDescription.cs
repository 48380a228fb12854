using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1) at <c>/openapi/v1.json</c>, and a page to browse it at <c>/docs</c>.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this WebApplicationBuilder builder, string service, string title) =>
        builder.Services.AddOpenApi("v1", openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = title, Version = "1", Description = $"Commands and queries of {service}." };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
                };
                Complete(document.Components.Schemas);
                return Task.CompletedTask;
            });
            openApi.AddOperationTransformer((operation, context, _) =>
            {
                var roles = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
                    .Select(authorize => authorize.Policy).OfType<string>().ToList();
                if (roles.Count > 0)
                {
                    operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = roles }];
                }

                Choices.Describe(operation, context.Description);
                foreach (var parameter in BoundParameters.Of(context.Description.ActionDescriptor.EndpointMetadata))
                {
                    (operation.Parameters ??= []).Add(parameter);
                }

                PossibleProblems.Describe(operation, context.Description.ActionDescriptor.EndpointMetadata);
                return Task.CompletedTask;
            });
            openApi.AddSchemaTransformer((schema, context, _) =>
            {
                Describe(schema, context);
                return Task.CompletedTask;
            });
        });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
        });
    }

    private static void Describe(OpenApiSchema schema, Type choices)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. Enum.GetNames(choices).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];
        schema.Description ??= XmlDescriptions.Of(choices);
    }

    /// <summary>An enumeration that is met first within a list that may be absent comes out of the framework without any content; here it gets its own.</summary>
    private static void Complete(IDictionary<string, IOpenApiSchema>? schemas)
    {
        foreach (var (name, schema) in schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema is OpenApiSchema { Type: null, Enum: null or [], OneOf: null or [], AnyOf: null or [] } empty && Enumeration(name) is { } choices)
            {
                Describe(empty, choices);
            }
        }
    }

    private static Type? Enumeration(string name) =>
        new[] { typeof(Party).Assembly, Assembly.GetEntryAssembly()! }.SelectMany(assembly => assembly.GetTypes()).FirstOrDefault(type => type.IsEnum && type.Name == name);

    private static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (ValueTexts.TryGet(type, out var text))
        {
            (schema.Type, schema.Pattern, schema.Description) = (JsonSchemaType.String, text.Pattern, text.Description);
            schema.Examples = [JsonValue.Create(text.Example)];
        }
        else if (type == typeof(string))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type == typeof(DateTimeOffset))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            schema.Examples = [JsonValue.Create("2026-05-01T08:00:00+07:00")];
        }
        else if (type.IsEnum)
        {
            Describe(schema, type);
        }
        else if (type.Namespace?.StartsWith("BorderCoordination", StringComparison.Ordinal) == true)
        {
            schema.Description ??= XmlDescriptions.Of(type);
        }

        schema.Required?.IntersectWith(context.JsonTypeInfo.Properties.Where(member => member.IsRequired).Select(member => member.Name));
        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo property && XmlDescriptions.Of(property) is { } description)
        {
            schema.Description = description;
        }
    }
}
