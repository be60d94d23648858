// A Terraform provider "google" that knows the arguments of its resources and has no cloud behind it: enough for `terraform
// validate` and `terraform plan` without the network. What only Google could say is unknown in a plan.
//
// resources.json tells the schema: it names, for each resource that deploy/terraform uses, the arguments, blocks and attributes
// of hashicorp/google 6.50.0 and their types.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

//go:embed resources.json
var resources []byte

type argument struct {
	Type      string              `json:"type"`      // string, number, bool, list or map (of strings); none: a block
	Required  bool                `json:"required"`  // it must be given
	Computed  bool                `json:"computed"`  // Google says what it is, where it is not given
	Arguments map[string]argument `json:"arguments"` // of a block
}

var types = map[string]tftypes.Type{
	"string": tftypes.String,
	"number": tftypes.Number,
	"bool":   tftypes.Bool,
	"list":   tftypes.List{ElementType: tftypes.String},
	"map":    tftypes.Map{ElementType: tftypes.String},
}

func block(arguments map[string]argument) *tfprotov5.SchemaBlock {
	result := &tfprotov5.SchemaBlock{}
	for name, one := range arguments {
		if kind, known := types[one.Type]; known {
			result.Attributes = append(result.Attributes, &tfprotov5.SchemaAttribute{
				Name: name, Type: kind, Required: one.Required, Optional: !one.Required && !(one.Computed && name != "id"),
				Computed: one.Computed,
			})
			continue
		}
		least := int64(0)
		if one.Required {
			least = 1
		}
		result.BlockTypes = append(result.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: name, Nesting: tfprotov5.SchemaNestedBlockNestingModeList, MinItems: least, Block: block(one.Arguments),
		})
	}
	return result
}

type provider struct {
	tfprotov5.ProviderServer // what terraform never asks for here would panic
	schema                   *tfprotov5.GetProviderSchemaResponse
}

func newProvider() *provider {
	var known map[string]map[string]map[string]argument
	if err := json.Unmarshal(resources, &known); err != nil {
		log.Fatal(err)
	}
	schemas := func(kind string) map[string]*tfprotov5.Schema {
		result := map[string]*tfprotov5.Schema{}
		for name, arguments := range known[kind] {
			result[name] = &tfprotov5.Schema{Block: block(arguments)}
		}
		return result
	}
	return &provider{schema: &tfprotov5.GetProviderSchemaResponse{
		Provider:           &tfprotov5.Schema{Block: &tfprotov5.SchemaBlock{}},
		ResourceSchemas:    schemas("resources"),
		DataSourceSchemas:  schemas("data"),
		ServerCapabilities: &tfprotov5.ServerCapabilities{GetProviderSchemaOptional: false},
	}}
}

func (p *provider) GetProviderSchema(
	context.Context, *tfprotov5.GetProviderSchemaRequest,
) (*tfprotov5.GetProviderSchemaResponse, error) {
	return p.schema, nil
}

func (p *provider) PrepareProviderConfig(
	_ context.Context, asked *tfprotov5.PrepareProviderConfigRequest,
) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: asked.Config}, nil
}

func (p *provider) ConfigureProvider(
	context.Context, *tfprotov5.ConfigureProviderRequest,
) (*tfprotov5.ConfigureProviderResponse, error) {
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (p *provider) ValidateResourceTypeConfig(
	context.Context, *tfprotov5.ValidateResourceTypeConfigRequest,
) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	return &tfprotov5.ValidateResourceTypeConfigResponse{}, nil
}

func (p *provider) ValidateDataSourceConfig(
	context.Context, *tfprotov5.ValidateDataSourceConfigRequest,
) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

func (p *provider) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

// fill gives what only Google can say a value: the one that make returns.
func fill(
	schema *tfprotov5.Schema, given *tfprotov5.DynamicValue, make func(name string, kind tftypes.Type) tftypes.Value,
) (*tfprotov5.DynamicValue, error) {
	kind := schema.ValueType()
	value, err := given.Unmarshal(kind)
	if err != nil {
		return nil, err
	}
	fields := map[string]tftypes.Value{}
	if err := value.As(&fields); err != nil {
		return nil, err
	}
	for _, one := range schema.Block.Attributes {
		if one.Computed && fields[one.Name].IsNull() {
			fields[one.Name] = make(one.Name, one.Type)
		}
	}
	filled, err := tfprotov5.NewDynamicValue(kind, tftypes.NewValue(kind, fields))
	return &filled, err
}

func (p *provider) PlanResourceChange(
	_ context.Context, asked *tfprotov5.PlanResourceChangeRequest,
) (*tfprotov5.PlanResourceChangeResponse, error) {
	planned, err := fill(p.schema.ResourceSchemas[asked.TypeName], asked.ProposedNewState,
		func(_ string, kind tftypes.Type) tftypes.Value { return tftypes.NewValue(kind, tftypes.UnknownValue) })
	return &tfprotov5.PlanResourceChangeResponse{PlannedState: planned}, err
}

func (p *provider) ReadDataSource(
	_ context.Context, asked *tfprotov5.ReadDataSourceRequest,
) (*tfprotov5.ReadDataSourceResponse, error) {
	state, err := fill(p.schema.DataSourceSchemas[asked.TypeName], asked.Config,
		func(name string, kind tftypes.Type) tftypes.Value {
			if kind.Is(tftypes.String) {
				return tftypes.NewValue(kind, name+"-of-google")
			}
			return tftypes.NewValue(kind, nil)
		})
	return &tfprotov5.ReadDataSourceResponse{State: state}, err
}

func main() {
	server := func() tfprotov5.ProviderServer { return newProvider() }
	if err := tf5server.Serve("registry.terraform.io/hashicorp/google", server); err != nil {
		log.Fatal(err)
	}
}
